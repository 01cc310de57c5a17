package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A configuration that fits the specification and does not work.
 *
 * @param name what is wrong with it, for example {@code wrong password}
 * @param config all of it
 * @param expected what the answer says; found whatever its case
 */
public record BadConfig(String name, JsonNode config, String expected) {}
