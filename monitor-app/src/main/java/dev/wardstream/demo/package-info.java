/** Everything in one command: broker, store, pipeline, archive and simulated patients. */
@NullMarked
package dev.wardstream.demo;

import org.jspecify.annotations.NullMarked;
