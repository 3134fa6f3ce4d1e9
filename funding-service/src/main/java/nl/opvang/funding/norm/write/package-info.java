/** How the ministry's decisions about norms come in. */
@NullMarked
package nl.opvang.funding.norm.write;

import org.jspecify.annotations.NullMarked;
