/** Tests against a real server. */
@NullMarked
package dev.tern.examples.postgres;

import org.jspecify.annotations.NullMarked;
