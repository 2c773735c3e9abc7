// SPDX-License-Identifier: EPL-2.0
package kura.laptop.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URL;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.deploymentadmin.DeploymentAdmin;

/** The page under <i>OSGi, Deployment Packages</i>: a list, an upload, and a button for each package to uninstall it. */
@Component(
        name = "kura.laptop.packages",
        service = Servlet.class,
        property = {
            "felix.webconsole.label=" + PackagesComponent.LABEL,
            "felix.webconsole.title=Deployment Packages",
            "felix.webconsole.category=OSGi",
            "felix.webconsole.css=/" + PackagesComponent.LABEL + "/res/packages.css"
        })
public final class PackagesComponent extends HttpServlet {

    static final String LABEL = "deployment-packages";

    private static final long serialVersionUID = 1; // never written: all servlets have one

    private final transient Packages packages;

    @Activate
    public PackagesComponent(@Reference DeploymentAdmin admin, BundleContext context) {
        packages = new Packages(admin, new Framework(context));
    }

    /** The console looks for files of a page with this. */
    public URL getResource(String path) {
        String files = "/" + LABEL + "/res/";
        return path.startsWith(files)
                ? PackagesComponent.class.getResource(
                        path.substring(files.length()).replace("/", ""))
                : null;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(Page.of(LABEL, packages.list()));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameSite.sent(request)) {
            answer(response, packages.install(request.getInputStream(), request.getContentLengthLong()));
        } else {
            answer(response, Answer.FOREIGN);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, SameSite.sent(request) ? packages.uninstall(request.getParameter("name")) : Answer.FOREIGN);
    }

    private static void answer(HttpServletResponse response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        response.setContentType("text/plain; charset=utf-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(answer.words().getBytes(UTF_8));
    }
}
