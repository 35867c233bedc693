package io.signalbox.aws.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Entries of a batch, whose ids are their places: what callers send need not be distinct. */
final class Entries {

  private Entries() {}

  /** One entry for each request, by its id and the request. */
  static <Q, E> List<E> of(List<Q> requests, BiFunction<String, Q, E> entry) {
    return IntStream.range(0, requests.size())
        .mapToObj(i -> entry.apply(Integer.toString(i), requests.get(i)))
        .toList();
  }

  /** Outcomes by id, put in the order of the requests. */
  static final class Outcomes<R> {

    private final Map<String, Outcome<R>> byId = new HashMap<>();

    void put(String id, Outcome<R> outcome) {
      byId.put(id, outcome);
    }

    List<Outcome<R>> inOrder(int size, Supplier<Outcome<R>> missing) {
      List<Outcome<R>> all = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        Outcome<R> known = byId.get(Integer.toString(i));
        all.add(known == null ? missing.get() : known);
      }
      return all;
    }
  }
}
