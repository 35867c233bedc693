package io.signalbox.bench;

import java.util.function.Function;

/** Who takes part. */
enum Contender {
  CAMEL("stock camel-aws2-sqs", job -> job.launch(StockCamel.class)),
  SDK("AWS SDK loop, batches", job -> job.launch(SdkLoop.class)),
  SPRING("Spring Cloud AWS, batches", job -> job.launch(SpringBatch.class)),
  SIGNALBOX("Signalbox", SignalboxRoutes::launch);

  private final String title;
  private final Function<Job, Launch> launch;

  Contender(String title, Function<Job, Launch> launch) {
    this.title = title;
    this.launch = launch;
  }

  String title() {
    return title;
  }

  Launch launch(Job job) {
    return launch.apply(job);
  }
}
