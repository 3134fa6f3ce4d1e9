/** Who may be forgotten. */
@NullMarked
package nl.opvang.allocation.forgetting.domain;

import org.jspecify.annotations.NullMarked;
