import { Menu, type MenuItemConstructorOptions } from 'electron';

/** A menu item that runs a command of the renderer's registry, so that menu, palette and keyboard are one. */
const command = (
  label: string,
  id: string,
  send: (id: string) => void,
  accelerator?: string,
): MenuItemConstructorOptions => ({
  label,
  click: () => send(id),
  ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
});

/** Accelerators are shown here and handled by the page, which knows whether a text field has the focus. */
export const buildMenu = (send: (id: string) => void): Menu => {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    {
      label: 'File',
      submenu: [
        command('New review…', 'project.new', send, 'CmdOrCtrl+N'),
        command('Open…', 'project.open', send, 'CmdOrCtrl+O'),
        command('Open the LDN evidence review', 'project.open-ldn', send),
        command('Open the BCG example', 'project.open-bcg', send),
        separator,
        command('Import records…', 'import.choose', send, 'CmdOrCtrl+Shift+I'),
        command('Check the project file', 'project.verify', send),
        separator,
        command('Close review', 'project.close', send, 'CmdOrCtrl+W'),
        { role: 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [
        command('Undo', 'edit.undo', send, 'CmdOrCtrl+Z'),
        command('Redo', 'edit.redo', send, 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        command('Command palette', 'view.palette', send, 'CmdOrCtrl+K'),
        command('Inspector', 'view.inspector', send, 'CmdOrCtrl+I'),
        command('Navigation', 'view.navigation', send, 'CmdOrCtrl+B'),
        separator,
        command('Light, dark or system colours', 'view.theme', send),
        command('Zoom in', 'view.zoom-in', send, 'CmdOrCtrl+Plus'),
        command('Zoom out', 'view.zoom-out', send, 'CmdOrCtrl+-'),
        command('Actual size', 'view.zoom-reset', send, 'CmdOrCtrl+0'),
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: 'Help',
      submenu: [
        command('Keyboard shortcuts', 'help.shortcuts', send),
        command('About LDN Workbench', 'help.about', send),
      ],
    },
  ];
  return Menu.buildFromTemplate(template);
};
