/** Jobs on real databases, with connectors that do what a test tells them. */
@NullMarked
package dev.tern.worker;

import org.jspecify.annotations.NullMarked;
