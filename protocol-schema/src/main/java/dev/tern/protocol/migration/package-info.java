/**
 * The translation of schemas, catalogs, records and messages between the dialects v0 and v1, and
 * down to older versions of the protocol.
 *
 * <p>What does not live here: the meaning of a schema and of a value ({@code
 * dev.tern.protocol.types}).
 */
@NullMarked
package dev.tern.protocol.migration;

import org.jspecify.annotations.NullMarked;
