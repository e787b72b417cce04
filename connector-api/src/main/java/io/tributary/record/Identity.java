package io.tributary.record;

/**
 * By what an asset was recognised.
 *
 * @param rule the name of the rule that decided, such as {@code source-native-key}
 * @param key what that rule matched on; assets with the same rule and key are one
 */
public record Identity(String rule, String key) {}
