/**
 * What the author of a destination extends, and the engine behind it: batches, acknowledgements,
 * completion. Public types are for authors; the engine is package-private.
 */
@NullMarked
package dev.tern.cdk.destination;

import org.jspecify.annotations.NullMarked;
