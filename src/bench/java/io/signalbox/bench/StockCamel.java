package io.signalbox.bench;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Camel's own SQS component, consumer and producer, with the options that suit a backlog best. */
final class StockCamel extends RouteBuilder {

  private final Job job;

  private StockCamel(Job job) {
    this.job = job;
  }

  public static void main(String[] args) throws Exception {
    Job job = Job.of(args);
    Main main = new Main();
    main.bind("sqs", Clients.sqs(job.sqs()));
    main.configure().addRoutesBuilder(new StockCamel(job));
    main.run();
  }

  @Override
  public void configure() {
    fromF(
            "aws2-sqs:%s?maxMessagesPerPoll=10&greedy=true&waitTimeSeconds=20&concurrentConsumers=%d",
            job.in(), job.inFlight())
        .toF("aws2-sqs:%s", job.out().get(0));
  }
}
