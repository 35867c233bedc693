package io.signalbox.aws.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import software.amazon.awssdk.core.SdkBytes;

/** Sizes as AWS counts them, in bytes of UTF-8. */
final class Payload {

  private Payload() {}

  static int size(String text) {
    return text == null ? 0 : text.getBytes(UTF_8).length;
  }

  /** A message attribute's: name, type and value. */
  static int size(String name, String type, String text, SdkBytes bytes) {
    return size(name) + size(type) + size(text) + (bytes == null ? 0 : bytes.asByteArray().length);
  }
}
