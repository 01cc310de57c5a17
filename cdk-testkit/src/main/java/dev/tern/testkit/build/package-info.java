/** The inputs of connectors, built in tests: catalogs, states, messages, configurations. */
@NullMarked
package dev.tern.testkit.build;

import org.jspecify.annotations.NullMarked;
