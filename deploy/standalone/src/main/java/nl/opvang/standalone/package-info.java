/** All four services, the demo issuer and the embedded servers in one JVM. */
@NullMarked
package nl.opvang.standalone;

import org.jspecify.annotations.NullMarked;
