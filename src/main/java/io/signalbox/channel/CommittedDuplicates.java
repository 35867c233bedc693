package io.signalbox.channel;

import io.signalbox.broker.Transaction;
import io.signalbox.broker.Transactions;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps a key only when the event that it is of is sure to have been sent: what was sent in a
 * transaction is undone with it, and if its key stayed, the event would be taken for a repeat when
 * it comes again, and lost. Until then the key is one that was seen to that transaction alone.
 */
final class CommittedDuplicates extends ServiceSupport implements IdempotentRepository {

  private final IdempotentRepository kept;
  private final Transactions transactions;
  private final Map<Transaction, Set<String>> pending = new ConcurrentHashMap<>();

  CommittedDuplicates(IdempotentRepository kept, Transactions transactions) {
    this.kept = kept;
    this.transactions = transactions;
  }

  @Override
  public boolean add(Exchange exchange, String key) {
    // what was sent elsewhere is not undone
    return transactions
        .of(exchange)
        .filter(Transaction::hasSent)
        .map(transaction -> pend(transaction, key))
        .orElseGet(() -> kept.add(key));
  }

  @Override
  public boolean contains(Exchange exchange, String key) {
    return kept.contains(key)
        || transactions
            .of(exchange)
            .map(pending::get)
            .filter(keys -> keys.contains(key))
            .isPresent();
  }

  @Override
  public boolean remove(Exchange exchange, String key) {
    boolean removed =
        transactions.of(exchange).map(pending::get).filter(keys -> keys.remove(key)).isPresent();
    return kept.remove(key) || removed;
  }

  @Override
  public boolean add(String key) {
    return kept.add(key);
  }

  @Override
  public boolean contains(String key) {
    return kept.contains(key);
  }

  @Override
  public boolean remove(String key) {
    return kept.remove(key);
  }

  @Override
  public boolean confirm(String key) {
    return kept.confirm(key);
  }

  @Override
  public void clear() {
    kept.clear();
  }

  @Override
  protected void doStart() {
    ServiceHelper.startService(kept);
  }

  @Override
  protected void doStop() {
    ServiceHelper.stopService(kept);
  }

  private boolean pend(Transaction transaction, String key) {
    return !kept.contains(key) && pending.computeIfAbsent(transaction, this::untilItsEnd).add(key);
  }

  private Set<String> untilItsEnd(Transaction transaction) {
    transaction.atEnd(committed -> settle(transaction, committed));
    // in their order, in which the oldest are forgotten
    return Collections.synchronizedSet(new LinkedHashSet<>());
  }

  private void settle(Transaction transaction, boolean committed) {
    Set<String> keys = pending.remove(transaction);
    if (committed) {
      keys.forEach(kept::add);
    }
  }
}
