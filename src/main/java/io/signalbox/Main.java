package io.signalbox;

import io.signalbox.cli.SignalboxCommand;

/** The entry point of {@code signalbox.jar}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(SignalboxCommand.execute(args));
  }
}
