/**
 * An HTTP server for tests of sources: it answers as it was told, misbehaves as it was told, and
 * does not forgive requests it was not told of.
 */
@NullMarked
package dev.tern.testkit.http;

import org.jspecify.annotations.NullMarked;
