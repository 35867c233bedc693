package io.signalbox.aws.tags;

/** A tag of AWS: a key, and a value that may be empty. */
public record Tag(String key, String value) {

  /** A tag written as {@code key:value}; keys have colons more often, so the last one divides. */
  public static Tag of(String text) {
    int colon = text.lastIndexOf(':');
    return new Tag(text.substring(0, colon), text.substring(colon + 1));
  }
}
