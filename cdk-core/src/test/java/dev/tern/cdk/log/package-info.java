@NullMarked
package dev.tern.cdk.log;

import org.jspecify.annotations.NullMarked;
