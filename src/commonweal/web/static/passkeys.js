// Passkeys: a button that asks the browser, then sends what it answered with the form it stands in.
// Without this script the button stays hidden and the page offers a code instead.
(function () {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const button = form.querySelector('button')
    const told = form.querySelector('[role=alert]')
    const options = JSON.parse(form.dataset.options)
    button.hidden = !window.PublicKeyCredential
    button.addEventListener('click', async function () {
      told.hidden = true
      button.disabled = true
      try {
        const credential = await window.webauthnJSON[form.dataset.passkey](options)
        form.elements.credential.value = JSON.stringify(credential)
        form.submit()
      } catch (fault) {
        told.hidden = false
        button.disabled = false
      }
    })
  }
})()
