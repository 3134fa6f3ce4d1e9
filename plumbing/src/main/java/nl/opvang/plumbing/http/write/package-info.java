/** From a controller to commands and back, every request answered once however often it is sent. */
@NullMarked
package nl.opvang.plumbing.http.write;

import org.jspecify.annotations.NullMarked;
