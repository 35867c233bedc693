package io.signalbox.notification.group;

import java.time.InstantSource;
import java.util.Optional;

/**
 * The threads that notifications have in chats: which message of a place began which of them. They
 * are in the database of the notifications, so that a restart, or another process, goes on with
 * them; after 90 days they are forgotten, with what is known of resources.
 */
public final class ChatThreads implements AutoCloseable {

  private final Store store;
  private final InstantSource clock;

  /** Those of a database, which is opened when it is needed. */
  public ChatThreads(Database database, InstantSource clock) {
    this.store = new Store(database, false);
    this.clock = clock;
  }

  /**
   * The message that began a thread, by the name that the chat has for it.
   *
   * @param place where, such as {@code slack:C0123456789}
   * @param thread the id of the notification that began it
   */
  public Optional<String> find(String place, String thread) throws StoreException {
    String id = Keys.hash(place, thread);
    return store.read(connection -> new ChatThreadTable(connection).find(id));
  }

  /** Notes that a message began a thread, unless another one has. */
  public void begin(String place, String thread, String message) throws StoreException {
    String id = Keys.hash(place, thread);
    store.transact(
        connection -> {
          new ChatThreadTable(connection).insert(id, message, clock.instant());
          return null;
        });
  }

  /** Forgets a thread that is none any more. */
  public void forget(String place, String thread) throws StoreException {
    String id = Keys.hash(place, thread);
    store.transact(
        connection -> {
          new ChatThreadTable(connection).delete(id);
          return null;
        });
  }

  @Override
  public void close() {
    store.close();
  }
}
