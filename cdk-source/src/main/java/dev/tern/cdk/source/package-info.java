/**
 * What the author of a source extends, and the engine behind it: streams, cursors, checkpoints,
 * statuses. Public types are for authors; the engine is package-private.
 */
@NullMarked
package dev.tern.cdk.source;

import org.jspecify.annotations.NullMarked;
