/** Money that is asked for and decided about, as people see it and act on it: one way of working for every kind of request. */
@NullMarked
package nl.opvang.funding.application;

import org.jspecify.annotations.NullMarked;
