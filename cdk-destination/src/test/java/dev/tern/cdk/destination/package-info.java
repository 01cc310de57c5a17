@NullMarked
package dev.tern.cdk.destination;

import org.jspecify.annotations.NullMarked;
