/**
 * Everything the protocol can say about a value: the closed vocabulary of types, its spellings in
 * both dialects, value codecs, coercion, and the mapping to Java and to databases.
 *
 * <p>What does not live here: protocol structs (generated into {@code dev.tern.protocol}) and the
 * translation of whole messages between dialects ({@code dev.tern.protocol.migration}).
 */
@NullMarked
package dev.tern.protocol.types;

import org.jspecify.annotations.NullMarked;
