/** What is tried on every connector, whichever way its data flows. */
@NullMarked
package dev.tern.testkit.connector;

import org.jspecify.annotations.NullMarked;
