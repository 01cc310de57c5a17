/** Assertions on what a connector left behind, for tests that use AssertJ. */
@NullMarked
package dev.tern.testkit.assertion;

import org.jspecify.annotations.NullMarked;
