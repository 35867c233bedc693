package io.signalbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One event, and what must become of it.
 *
 * @param name what it shows
 * @param line the line of its file that it begins at
 * @param in the event; its envelope may be incomplete
 * @param odd whether its detail is otherwise than the schema of its detail-type has it
 * @param out for each standard event that must come of it, the fields that matter; empty where none
 *     must
 * @param deadLetter the reason with which it must become a dead letter, or null where it must not
 */
public record SourceCase(
    String name,
    int line,
    JsonNode in,
    boolean odd,
    List<Map<String, JsonNode>> out,
    String deadLetter) {}
