/**
 * The three ways a connector can fail, and nothing else: what an author throws. How a failure
 * leaves the process is told in {@code dev.tern.cdk.cli}.
 */
@NullMarked
package dev.tern.cdk.error;

import org.jspecify.annotations.NullMarked;
