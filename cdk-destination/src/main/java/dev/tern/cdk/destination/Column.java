package dev.tern.cdk.destination;

import dev.tern.protocol.types.DataType;

/**
 * A top-level field of a stream as its schema declares it.
 *
 * @param name the field as the source calls it
 * @param type what its values are
 * @param nullable whether a record may come without it; every value may still be null when it does
 *     not fit
 */
public record Column(String name, DataType type, boolean nullable) {}
