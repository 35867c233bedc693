package io.signalbox.delivery;

import io.signalbox.config.RecipientKeys;
import io.signalbox.config.Settings;

/**
 * Who gets what is for the author of something, whom others have named: a recipient of that name,
 * the mail address where it is in one of {@code delivery.email.domains}, or all that get mail.
 */
public final class Author {

  private static final String EMAIL = "email";

  private final Settings settings;

  public Author(Settings settings) {
    this.settings = settings;
  }

  /** The recipient, as in {@link Addressees}. */
  public String recipient(String author) {
    return isReached(author) ? EMAIL + ":" + author : EMAIL;
  }

  /** Whether the author alone gets it. */
  public boolean isReached(String author) {
    return RecipientKeys.byName(settings).containsKey(author)
        || EmailDomains.of(settings).has(author);
  }
}
