/** References, and what they start. */
@NullMarked
package dev.tern.worker.connector;

import org.jspecify.annotations.NullMarked;
