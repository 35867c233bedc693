package io.signalbox.check;

/** One kind of check of a route file. */
interface RouteCheck {

  void check(RouteDocument document, Problems problems);
}
