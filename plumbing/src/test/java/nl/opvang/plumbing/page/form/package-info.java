/** What people fill in on pages. */
@NullMarked
package nl.opvang.plumbing.page.form;

import org.jspecify.annotations.NullMarked;
