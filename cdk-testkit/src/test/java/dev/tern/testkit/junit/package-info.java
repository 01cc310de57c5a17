@NullMarked
package dev.tern.testkit.junit;

import org.jspecify.annotations.NullMarked;
