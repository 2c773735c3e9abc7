// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import kura.secrets.KeyForm;
import kura.view.ViewForm;

/** What the web UI shows of every endpoint, in this order. Values are read from the map: Kura validates nothing. */
interface Form extends ViewForm, PlaceForm, KeyForm, GuestForm {}
