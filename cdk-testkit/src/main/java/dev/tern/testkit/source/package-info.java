/** What is tried on every source: complete reads, cut ones, resumed ones, failing ones. */
@NullMarked
package dev.tern.testkit.source;

import org.jspecify.annotations.NullMarked;
