package io.signalbox.observe;

import java.util.List;

/** What is told of a health check of our own, always and with these details. */
interface OwnCheck {

  /** The names of the details, in their order. */
  List<String> details();

  /** Whether events are not taken where it is down; otherwise only something else is wrong. */
  boolean saysThatNothingIsTaken();
}
