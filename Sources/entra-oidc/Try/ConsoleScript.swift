import OIDCTestSupport

/// The script of every page: validation as the user types, suggestions, copying, and the steps of the connection check.
/// Without it, the buttons send the form.
enum ConsoleScript {
    /// The source has no interpolation, because what is inserted would be escaped for HTML and not for a script.
    static let source: HTML = """
        (function () {
          "use strict";
          var form = document.getElementById("provider");
          var timer = null, latest = 0, touched = {}, isLeaving = false;
          function byId(id) { return document.getElementById(id); }
          function encoded() {
            var data = new URLSearchParams(new FormData(form));
            data.set("touched", Object.keys(touched).join(" "));
            return data;
          }
          function post(path, data) {
            return fetch(path, { method: "POST", body: data, credentials: "same-origin" });
          }
          // A refusal is a text. Without one, the console did not answer, or the browser goes on to another page.
          function refused(answer) { return answer.text().then(function (text) { throw { refusal: text }; }); }
          function explain(reason, id) {
            if (!isLeaving) { byId(id).textContent = reason.refusal || form.dataset.unanswered; }
          }
          function validate() {
            var number = ++latest;
            post("/validate", encoded()).then(function (answer) { return answer.ok ? answer.json() : refused(answer); })
              .then(function (answer) {
                if (number !== latest) { return; }
                // First, because what appears in a hidden place is not announced.
                Object.keys(answer.hidden).forEach(function (id) {
                  var place = byId(id);
                  if (place) { place.hidden = answer.hidden[id]; }
                });
                Object.keys(answer.messages).forEach(function (id) {
                  var place = byId(id);
                  if (place && place.innerHTML !== answer.messages[id]) { place.innerHTML = answer.messages[id]; }
                });
                Object.keys(answer.states).forEach(function (id) {
                  var input = byId(id);
                  if (!input) { return; }
                  if (answer.states[id] === "error") { input.setAttribute("aria-invalid", "true"); }
                  else { input.removeAttribute("aria-invalid"); }
                });
              }).catch(function (reason) { if (number === latest) { explain(reason, "form-message"); } });
          }
          function soon() {
            var place = byId("connection");
            // What was missing when a check was asked for. The fields say what is missing now.
            if (!place.querySelector("[data-step], [data-running]")) { place.textContent = ""; }
            clearTimeout(timer);
            timer = setTimeout(validate, 400);
          }
          function poll(data) {
            var place = byId("connection");
            post("/check", data).then(function (answer) { return answer.ok ? answer.text() : refused(answer); })
              .then(function (text) {
                place.innerHTML = text;
                if (!place.querySelector("[data-running]")) { return; }
                setTimeout(function () { poll(new URLSearchParams({ part: "next" })); }, 300);
              }).catch(function (reason) { explain(reason, "connection"); });
          }
          window.addEventListener("beforeunload", function () { isLeaving = true; });
          if (form) {
            form.addEventListener("input", function (event) {
              if (event.target.value !== "") { touched[event.target.name] = true; }
              soon();
            });
            form.addEventListener("focusout", function (event) {
              if (event.target.name && touched[event.target.name]) { soon(); }
            });
            form.addEventListener("click", function (event) {
              var button = event.target.closest("button");
              if (!button) { return; }
              if (button.dataset.value !== undefined) {
                event.preventDefault();
                var input = byId(button.dataset.field);
                input.value = button.dataset.value;
                touched[input.name] = true;
                input.focus();
                validate();
              } else if (button.id === "check") {
                event.preventDefault();
                var data = encoded();
                data.set("part", "first");
                poll(data);
              }
            });
          }
          Array.prototype.forEach.call(document.querySelectorAll("[data-copy]"), function (button) {
            button.hidden = false;
            button.addEventListener("click", function (event) {
              event.preventDefault();
              var source = byId(button.dataset.copy);
              var text = source.value !== undefined ? source.value : source.textContent;
              navigator.clipboard.writeText(text).then(function () {
                button.textContent = button.dataset.done;
                var tick = byId(button.dataset.tick);
                if (tick) { tick.value = "1"; validate(); }
              }, function () { if (source.select) { source.select(); } });
            });
          });
        })();
        """
}
