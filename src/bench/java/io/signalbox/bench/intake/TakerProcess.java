package io.signalbox.bench.intake;

/** The end of a process whose files nobody needs any more. */
final class TakerProcess {

  private TakerProcess() {}

  /** It must not outlive a benchmark that is interrupted. */
  static void endWithThis(Process process) {
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  static void end(Process process) {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
