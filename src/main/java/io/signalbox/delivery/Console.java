package io.signalbox.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where AWS's console shows resources. */
final class Console {

  private static final String GO = "https://console.aws.amazon.com/go/view?arn=";

  private Console() {}

  /** The URL of a resource; empty for one that is not in AWS's standard partition. */
  static Optional<String> url(String resource) {
    return resource.matches("arn:aws:[!-~]+")
        ? Optional.of(GO + URLEncoder.encode(resource, StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
