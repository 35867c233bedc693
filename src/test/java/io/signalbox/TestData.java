package io.signalbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files beside the tests that read them. */
public final class TestData {

  private TestData() {}

  /** The text of a file in the folder of {@code test}. */
  public static String text(Class<?> test, String name) throws IOException {
    try (InputStream in = test.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no test data " + name + " beside " + test.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
