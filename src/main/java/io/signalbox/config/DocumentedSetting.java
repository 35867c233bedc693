package io.signalbox.config;

/**
 * What there is to know of a key.
 *
 * @param section the part of {@code application.properties} that it stands in
 * @param key with {@code <name>} in place of what is yours to choose
 * @param type what its value may be
 * @param unit what the value counts; empty where it does not count
 * @param embedded the default in the profile {@code embedded}; empty where there is none
 * @param aws the same in the profile {@code aws}
 * @param since the first version that knows the key
 * @param description what it does
 */
public record DocumentedSetting(
    String section,
    String key,
    String type,
    String unit,
    String embedded,
    String aws,
    String since,
    String description) {}
