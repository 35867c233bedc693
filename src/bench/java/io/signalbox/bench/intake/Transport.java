package io.signalbox.bench.intake;

/** How messages come. */
enum Transport {
  TCP("syslog by TCP"),
  UDP("syslog by UDP"),
  TRAP("traps, v2c");

  private final String title;

  Transport(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
