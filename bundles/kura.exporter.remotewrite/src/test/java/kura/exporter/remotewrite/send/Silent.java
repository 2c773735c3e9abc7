// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

/** Hears everything and does nothing; tests listen to what they want. */
class Silent implements Observer {

    @Override
    public void requested(LaneName lane, String result, int bytes) {}

    @Override
    public void taken(LaneName lane, int samples) {}

    @Override
    public void refused(LaneName lane, Refusal why, int samples) {}

    @Override
    public void setAside(String words) {}

    @Override
    public void idle() {}

    @Override
    public void live(long millis) {}

    @Override
    public void trouble(LaneName lane, String words) {}

    @Override
    public void fellBack(String answer) {}
}
