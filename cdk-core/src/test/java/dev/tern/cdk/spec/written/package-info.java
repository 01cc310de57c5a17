/** A connector with its whole specification document written by hand beside it, for tests. */
@NullMarked
package dev.tern.cdk.spec.written;

import org.jspecify.annotations.NullMarked;
