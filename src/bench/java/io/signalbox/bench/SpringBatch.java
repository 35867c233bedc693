package io.signalbox.bench;

import io.awspring.cloud.sqs.listener.ListenerMode;
import io.awspring.cloud.sqs.listener.MessageListener;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * Spring Cloud AWS: its container receives, calls with batches, and deletes in batches what the
 * listener did not refuse; the listener sends a batch with the template.
 *
 * @see <a href="https://docs.awspring.io/spring-cloud-aws/docs/current/reference/html/index.html">
 *     the reference</a>
 */
final class SpringBatch implements MessageListener<String> {

  private final SqsTemplate template;
  private final String out;

  private SpringBatch(SqsTemplate template, String out) {
    this.template = template;
    this.out = out;
  }

  public static void main(String[] args) {
    Job job = Job.of(args);
    SqsAsyncClient sqs = Clients.async(job.sqs());
    SqsMessageListenerContainer.<String>builder()
        .sqsAsyncClient(sqs)
        .queueNames(job.in())
        .configure(
            options ->
                options
                    .listenerMode(ListenerMode.BATCH)
                    .maxMessagesPerPoll(10)
                    .maxConcurrentMessages(job.inFlight())
                    .pollTimeout(Duration.ofSeconds(20)))
        .messageListener(new SpringBatch(SqsTemplate.newTemplate(sqs), job.out().get(0)))
        .build()
        .start();
  }

  @Override
  public void onMessage(Message<String> message) {
    throw new IllegalStateException("the container is to call with batches");
  }

  @Override
  public void onMessage(Collection<Message<String>> messages) {
    List<Message<String>> next =
        messages.stream().<Message<String>>map(m -> new GenericMessage<>(m.getPayload())).toList();
    template.sendMany(out, next); // throws if one fails, and none is deleted
  }
}
