/** The rule catalogue: what a connector has to do, and what was found when one was looked at. */
@NullMarked
package dev.tern.testkit.rule;

import org.jspecify.annotations.NullMarked;
