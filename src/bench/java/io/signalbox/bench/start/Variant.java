package io.signalbox.bench.start;

/** How it is started. */
enum Variant {
  AWS_PLAIN("aws, java -jar", "aws", false),
  AWS_SCRIPT("aws, script with archive", "aws", true),
  EMBEDDED_PLAIN("embedded, java -jar", "embedded", false),
  EMBEDDED_SCRIPT("embedded, script with archive", "embedded", true);

  private final String title;
  private final String profile;
  private final boolean script;

  Variant(String title, String profile, boolean script) {
    this.title = title;
    this.profile = profile;
    this.script = script;
  }

  String title() {
    return title;
  }

  /** The value of the key {@code profile}. */
  String profile() {
    return profile;
  }

  /** Whether by the run script with its archive, or plainly by {@code java -jar}. */
  boolean isByScript() {
    return script;
  }
}
