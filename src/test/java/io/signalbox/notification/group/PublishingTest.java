package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * That a notification counts as told once it is published, and is the same where it comes twice.
 */
class PublishingTest {

  private final Database database =
      Database.at("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));

  @Test
  void whatCannotBePublishedIsTriedAgainWithGrowingPausesAndInOrder() throws Exception {
    try (Desk desk = new Desk(database, new TestClock(), Desk.rule(0, 0, 0))) {
      List<String> tried = new ArrayList<>();
      desk.publishBy(
          notice -> {
            tried.add(notice.id());
            return Outcome.passing("out of reach");
          });
      desk.send("i-1", "pending", "info");
      desk.send("i-1", "running", "ok");
      assertThat(desk.told()).isEmpty();
      assertThat(tried).hasSize(1);
      desk.advance(1);
      desk.told();
      assertThat(desk.nextInSeconds()).isEqualTo(2);
      desk.advance(2);
      desk.publishBy(notice -> new Outcome(null, false));

      assertThat(desk.told())
          .extracting(each -> each.path("event").path("state").asText())
          .containsExactly("pending", "running");
      assertThat(tried).hasSize(2);
    }
  }

  @Test
  void whatIsPublishedAndNotForgottenIsPublishedAgainTheSame() throws Exception {
    RuleOptions rule = Desk.rule(0, 300, 0);
    Desk killed = new Desk(database, new TestClock(), rule);
    List<String> published = new ArrayList<>();
    killed.publishBy(
        notice -> {
          published.add(notice.content());
          throw new IllegalStateException("killed");
        });
    killed.send("i-1", "stopped", "warning");
    killed.told();
    killed.send("i-1", "busy", "info");
    killed.close();
    killed.advance(1);

    try (Desk next = new Desk(database, killed.clock(), rule)) {
      List<JsonNode> told = next.told();
      assertThat(told).extracting(JsonNode::toString).isEqualTo(published);
      next.advance(300);
      assertThat(next.told()).extracting(each -> each.path("count").asInt()).containsExactly(1);
    }
  }

  @Test
  void whereItsWordsAreRefusedItIsToldInPlainOnes() throws Exception {
    try (Desk desk = new Desk(database, new TestClock(), Desk.rule(0, 0, 0))) {
      desk.publishBy(
          notice ->
              notice.content().contains("\"template\":\"plain\"")
                  ? new Outcome(null, false)
                  : new Outcome("no such field", true));
      desk.send("i-1", "pending", "info");
      List<JsonNode> told = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        told.addAll(desk.told());
        desk.advance(2);
      }

      assertThat(told).hasSize(1);
      assertThat(told.get(0).path("failure").asText()).isEqualTo("no such field");
    }
  }

  @Test
  void aDatabaseThatIsOutOfReachIsAFailureOfInputAndOutput() {
    Store store = new Store(Database.at("jdbc:postgresql://127.0.0.1:1/none"), true);

    assertThatThrownBy(() -> store.transact(connection -> null))
        .isInstanceOf(java.io.IOException.class)
        .hasMessageStartingWith("the database of the notifications: ");
  }
}
