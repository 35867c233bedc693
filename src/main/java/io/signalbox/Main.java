package io.signalbox;

/** The entry point of {@code signalbox.jar}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(0);
  }
}
